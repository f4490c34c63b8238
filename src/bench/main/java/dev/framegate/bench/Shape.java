package dev.framegate.bench;

/**
 * What clients send.
 *
 * @param name in the report
 * @param connections open at the same time
 * @param depth messages of a connection that wait for their answers
 * @param bytes of the payload of a message
 * @param frames that a message is cut into
 */
record Shape(String name, int connections, int depth, int bytes, int frames) {
  static final Shape SMALL = new Shape("128 bytes, 16 deep", 64, 16, 128, 1);
  static final Shape SINGLE = new Shape("128 bytes, one deep", 64, 1, 128, 1);
  static final Shape LARGE = new Shape("32 KiB, one deep", 64, 1, 32 * 1024, 1);
  static final Shape LARGEST = new Shape("128 KiB in four frames, one deep", 64, 1, 128 * 1024, 4);
}
