package dev.framegate.gateway.internal.integration;

import dev.framegate.gateway.internal.event.EventData;

/**
 * One call.
 *
 * @param payload what the request template made of the message, or the message as it came; empty on
 *     {@code $connect} and {@code $disconnect} unless a template fills it
 */
public record IntegrationRequest(CompiledIntegration plan, EventData facts, String payload) {}
