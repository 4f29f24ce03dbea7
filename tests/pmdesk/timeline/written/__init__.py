"""Tests of days, times and zones as people write them."""
