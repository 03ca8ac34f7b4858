"""The WSGI application over the store of TRACKER_DATABASE_URL: each process that imports it opens its own."""

from __future__ import annotations

from dashboard.app import create_app
from tracker.settings import Settings
from tracker.store.engine import open_store

application = create_app(open_store(Settings.from_environment().database_url)).server
