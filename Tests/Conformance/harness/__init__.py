"""What the suites share: a broker process, raw connections, record batches, four clients."""
