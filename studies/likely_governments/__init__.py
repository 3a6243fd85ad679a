"""How likely governments were fitted and measured: the protocol is decision 0025."""
