"""What machines read: feeds, metadata, JSON twins, embeds, sitemaps."""
