/** Input within limits; output without secrets, terminal controls, or harm to other files. */
@NullMarked
package dev.framegate.kit.io;

import org.jspecify.annotations.NullMarked;
