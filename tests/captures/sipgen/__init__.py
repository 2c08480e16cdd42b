"""Makes captures of SIP calls, byte for byte the same on each run: packets from the RFCs up, nothing recorded."""
