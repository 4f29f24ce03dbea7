"""The windows of pmdesk: the only place that knows Qt."""

from ui.long_lived import keep_constants

keep_constants()
