/** What was measured as JSON, as CSV and as a page to look at. */
@NullMarked
package io.github.mediastore.bench.settings.report;

import org.jspecify.annotations.NullMarked;
