package dev.framegate.cluster;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The id of a gateway in its cluster: the first {@value #LENGTH} characters of the ids of its
 * connections, which have AWS's form nevertheless (MSG-046).
 */
final class NodeId {
  static final int LENGTH = 4;
  private static final int NODE_BYTES = 3;
  private static final int ID_BYTES = 11;
  private static final int ID_CHARACTERS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private NodeId() {}

  static String random() {
    byte[] bytes = new byte[NODE_BYTES];
    RANDOM.nextBytes(bytes);
    // A letter first, as command lines take a value with a leading hyphen for an option.
    bytes[0] &= Byte.MAX_VALUE;
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  static String connection(String node) {
    byte[] own = new byte[ID_BYTES - NODE_BYTES];
    RANDOM.nextBytes(own);
    return Base64.getUrlEncoder()
        .encodeToString(
            ByteBuffer.allocate(ID_BYTES)
                .put(Base64.getUrlDecoder().decode(node))
                .put(own)
                .array());
  }

  /** The gateway of a connection; empty for what is no connection's id. */
  static Optional<String> of(String connectionId) {
    boolean valid =
        connectionId.length() == ID_CHARACTERS
            && connectionId.endsWith("=")
            && connectionId.chars().limit(ID_CHARACTERS - 1).allMatch(NodeId::isIdCharacter);
    return valid ? Optional.of(connectionId.substring(0, LENGTH)) : Optional.empty();
  }

  private static boolean isIdCharacter(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }
}
