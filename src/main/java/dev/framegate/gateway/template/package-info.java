/** Mapping templates, sandboxed. */
@NullMarked
package dev.framegate.gateway.template;

import org.jspecify.annotations.NullMarked;
