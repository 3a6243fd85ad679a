"""What stands between a reader's words and the public: rules, each verdict with its reason."""
