package dev.framegate.gateway.settings;

import java.util.Optional;
import java.util.function.Function;

/**
 * A step of a {@link Script}.
 *
 * @param text what it does or expects
 * @param place its file and line, or its number
 * @param action returns what happened instead
 */
public record ScriptStep(
    String text, String place, Function<ScriptActor, Optional<String>> action) {}
