"""A Starlette app that lets its disconnects reach the log, as an app without a handler for them does."""
import logging
import traceback

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute

log = logging.getLogger("uvicorn.error")


async def receive(socket):
    if socket.url.path == "/refuse":
        await socket.close(1008)
        return
    await socket.accept()
    if socket.url.path.startswith("/close/"):
        await socket.close(int(socket.url.path.split("/")[2]), "from the app")
        return
    try:
        while True:
            await socket.receive_text()
    except Exception as error:
        log.error("receive failed: %r", error)
        log.error("%s", traceback.format_exc())


app = Starlette(routes=[WebSocketRoute("/{path:path}", receive)])
