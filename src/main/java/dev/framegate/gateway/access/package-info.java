/** Who may connect: authorizers, signatures, API keys, required parameters. */
@NullMarked
package dev.framegate.gateway.access;

import org.jspecify.annotations.NullMarked;
