package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;

/**
 * A call of an integration.
 *
 * @param payload rendered by the request template, or the message itself; empty on {@code $connect}
 *     and {@code $disconnect} without a template
 */
public record IntegrationRequest(CompiledIntegration plan, EventData facts, String payload) {}
