"""The services directory: who owns a service, who approves, how long fixes may take."""
