"""A live server over a store, in a thread of the tests' own."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from werkzeug.serving import WSGIRequestHandler, make_server

from dashboard.app import create_app
from tracker.store.engine import Store


class Quiet(WSGIRequestHandler):
    """Answers without a line in the log for each answer."""

    def log_request(self, *_said: object) -> None:
        pass


@contextmanager
def serving(store: Store) -> Iterator[str]:
    """The address of a server over a store, for as long as it is needed."""
    server = make_server("127.0.0.1", 0, create_app(store).server, threaded=True, request_handler=Quiet)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
