/** Histories of many clients, callbacks and deployments at once, and what must hold for them. */
@NullMarked
package dev.framegate.kit.history;

import org.jspecify.annotations.NullMarked;
