"""Prints closes with Tornado and websocket-client, each as its documentation shows. Arguments: which, URLs."""

import asyncio
import logging
import sys

logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
logging.getLogger("asyncio").setLevel(logging.WARNING)


async def with_tornado(urls):
    from tornado.websocket import websocket_connect

    for url in urls:
        try:
            socket = await websocket_connect(url)
            while await socket.read_message() is not None:
                pass
            print(f"WebSocket closed: close_code={socket.close_code} close_reason={socket.close_reason!r}")
        except Exception as error:
            print(f"tornado websocket: {error!r}")


def with_websocket_client(urls):
    import websocket

    for url in urls:
        websocket.enableTrace(len(url) % 2 == 0)
        socket = websocket.WebSocketApp(
            url,
            on_error=lambda _, error: print(f"websocket error: {type(error).__name__}: {error}"),
            on_close=lambda _, code, reason: print(f"### closed ### close_status_code: {code} close_msg: {reason}"),
        )
        socket.run_forever()


which, *urls = sys.argv[1:]
if which == "tornado":
    asyncio.run(with_tornado(urls))
else:
    with_websocket_client(urls)
