"""Four client libraries behind one interface, so that one test speaks to all of them.

Each client offers:

    produce(bootstrap, topic, records, partition=0, codec="none", acks="all", idempotent=False)
        -> [offset or None]
    read(bootstrap, topic, offset, count, partition=0) -> [Record]
    read_from_time(bootstrap, topic, timestamp, count, partition=0) -> [Record]

`produce` returns once every record is answered (with acks=0: once all are sent) and raises where
one is refused. `read` returns exactly `count` records, in order, or raises TimeoutError.
"""

from .aiokafka_client import AIOKafkaClient
from .confluent import ConfluentClient
from .kafka_python import KafkaPythonClient
from .kcat import KcatClient

CLIENTS = {
    client.name: client
    for client in (KcatClient(), ConfluentClient(), KafkaPythonClient(), AIOKafkaClient())
}
