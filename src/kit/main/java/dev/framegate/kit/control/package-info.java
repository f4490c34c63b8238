/** Calls of the control plane, and what is known of those that create something. */
@NullMarked
package dev.framegate.kit.control;

import org.jspecify.annotations.NullMarked;
