/** Which faults the rules see: one run a fault, held against what the fault says it breaks. */
@NullMarked
package dev.framegate.kit.matrix;

import org.jspecify.annotations.NullMarked;
