"""A Starlette application that closes as it is told, refuses one path and fails on another."""

import logging

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocketDisconnect

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("app")


async def talk(socket):
    await socket.accept()
    try:
        while True:
            word, _, rest = (await socket.receive_text()).partition(" ")
            if word == "close":
                code, _, reason = rest.partition(" ")
                return await socket.close(int(code), reason)
            if word == "fail":
                raise RuntimeError("the handler failed")
    except WebSocketDisconnect as closed:
        log.info("websocket disconnected: code=%s reason=%r", closed.code, closed.reason)
        log.info("%r", closed)
        raise


async def refuse(socket):
    await socket.close(1008)


app = Starlette(routes=[WebSocketRoute("/ws", talk), WebSocketRoute("/refuse", refuse)])
