from machine import machine  # noqa: F401


def pytest_configure(config):
    config.addinivalue_line("markers", "base(name): the bare system that a machine starts from")
