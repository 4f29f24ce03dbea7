"""The windows of pmdesk: the only place that knows Qt."""
