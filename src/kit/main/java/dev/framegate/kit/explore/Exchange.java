package dev.framegate.kit.explore;

/**
 * A message that the model follows to its answer.
 *
 * @param body the whole message
 * @param id that its answer repeats
 * @param text that its answer repeats
 */
record Exchange(String body, String id, String text) {}
