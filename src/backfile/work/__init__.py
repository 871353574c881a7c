"""What runs in workers: loading and rendering, as plain functions over batches.

They take and return plain values, so that any `concurrent.futures.Executor` can run them, in this process, in
a pool of processes, or on other machines.
"""
