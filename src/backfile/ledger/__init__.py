"""Addresses that last: the file of all that were issued, what stands at each, who gets which."""
