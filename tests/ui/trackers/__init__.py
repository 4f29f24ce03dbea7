"""The tab of trackers, the questions about tokens, and what asks trackers."""
