/** The console: its page, and what it reads that AWS's operations do not tell. */
@NullMarked
package dev.framegate.gateway.internal.console;

import org.jspecify.annotations.NullMarked;
