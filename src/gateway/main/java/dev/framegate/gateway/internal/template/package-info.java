/** Mapping templates, sandboxed. */
@NullMarked
package dev.framegate.gateway.internal.template;

import org.jspecify.annotations.NullMarked;
