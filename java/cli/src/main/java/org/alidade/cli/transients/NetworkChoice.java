package org.alidade.cli.transients;

import org.alidade.transients.networks.NetworkKind;

/** Kinds of networks as options name them. */
enum NetworkChoice {
  /** Judges triplets. */
  realbogus(NetworkKind.REAL_BOGUS),
  /** Marks pixels. */
  unet(NetworkKind.SEGMENTATION);

  private final NetworkKind kind;

  NetworkChoice(NetworkKind kind) {
    this.kind = kind;
  }

  NetworkKind kind() {
    return kind;
  }
}
