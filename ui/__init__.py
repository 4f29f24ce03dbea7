"""The windows of pmdesk: the only place that knows Qt."""

from ui.long_lived_none import keep_none

keep_none()
