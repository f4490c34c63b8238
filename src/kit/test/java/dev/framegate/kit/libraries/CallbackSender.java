package dev.framegate.kit.libraries;

import java.net.URI;

/** A library with which a backend posts to a connection. */
record CallbackSender(String name, Post post) {
  /** Posts once and tells what the backend sees. */
  interface Post {
    String to(URI connection, byte[] data) throws Exception;
  }
}
