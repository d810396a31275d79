/** What one watched socket holds of the parts that all sockets share, and how it gives that back. */
import { releasePage, usePage } from "./page-state.js";
import { begin, end, leave, type Life } from "./together.js";

export interface Lease {
  readonly life: Life;
  /** The socket closed; the page is still looked at for facts that come late. */
  end(at: number): void;
  /** Nothing more is to come. */
  release(): void;
}

/** Sockets that nobody holds any more, and that never closed as far as their page could see. Made when it is needed. */
let forgotten: FinalizationRegistry<Lease> | undefined;

/** @param socket is not held */
export function takeLease(socket: object, startedAt: number): Lease {
  const life = begin(startedAt);
  let released = false;
  usePage();
  const lease: Lease = {
    life,
    end(at) {
      end(life, at);
    },
    release() {
      if (released) return;
      released = true;
      if (life.endedAt === undefined) leave();
      releasePage();
      forgotten?.unregister(lease);
    },
  };
  // Some server runtimes have none; there the few things that a lost socket leaves behind stay.
  if (typeof FinalizationRegistry === "function") {
    forgotten ??= new FinalizationRegistry((lost) => lost.release());
    forgotten.register(socket, lease, lease);
  }
  return lease;
}
