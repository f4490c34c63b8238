/** Scripts: what a gateway does to its clients on cue, and what it expects of them. */
@NullMarked
package dev.framegate.gateway.internal.script;

import org.jspecify.annotations.NullMarked;
