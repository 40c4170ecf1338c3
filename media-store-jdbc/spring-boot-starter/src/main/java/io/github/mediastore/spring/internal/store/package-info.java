/** The stores on the application's data source: its connections, its tables, its transactions. */
@NullMarked
package io.github.mediastore.spring.internal.store;

import org.jspecify.annotations.NullMarked;
