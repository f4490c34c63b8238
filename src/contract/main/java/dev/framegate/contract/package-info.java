/** AWS's published service models: operations, input checks, output shaping and error shapes. */
@NullMarked
package dev.framegate.contract;

import org.jspecify.annotations.NullMarked;
