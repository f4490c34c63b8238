/** A headless browser of this machine, told what to do over its DevTools protocol. */
@NullMarked
package dev.framegate.kit.browser;

import org.jspecify.annotations.NullMarked;
