"""Says what Python's websocket-client says of each URL's end."""
import logging
import sys

import websocket

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO, stream=sys.stdout)
websocket.enableTrace(False)

for url in sys.argv[1:]:
    print("URL", url, flush=True)
    app = websocket.WebSocketApp(
        url,
        on_error=lambda app, error: print("### error:", error, flush=True),
        on_close=lambda app, code, reason: print("### closed, close status:", code, "reason:", reason, flush=True),
    )
    app.run_forever()
