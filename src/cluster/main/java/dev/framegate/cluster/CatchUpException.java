package dev.framegate.cluster;

import java.io.IOException;

/** What a bucket holds did not come in time, although the server was reached. */
final class CatchUpException extends IOException {
  private static final long serialVersionUID = 1L;

  CatchUpException(String bucket) {
    super("the bucket " + bucket + " was not read in time");
  }
}
