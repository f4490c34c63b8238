package dev.framegate.kit.rules;

/**
 * A document, a test or a report that the evidence of the rules names; an entry of {@code
 * features/sources.yaml}.
 *
 * @param id what a line {@code Source:} and an entry of evidence call it
 * @param title such as {@code API Gateway Developer Guide: Deploy a WebSocket API}
 * @param address where it can be read; empty where it has no address of its own
 * @param state its revision or date; otherwise when it was last read
 */
public record Source(String id, String title, String publisher, String address, String state) {}
