"""What comes of it: actions, approval and the steps of the process."""
