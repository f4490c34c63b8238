/** The clients of a scenario: what they send, and what they received. */
@NullMarked
package dev.framegate.kit.clients;

import org.jspecify.annotations.NullMarked;
