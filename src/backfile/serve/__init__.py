"""A preview of the archive on this computer, built and shown again when a source changes."""
