package org.alidade.transients.run;

import org.alidade.transients.database.TrainingDataset;
import org.alidade.transients.training.BuiltDataset;

/**
 * Training data that were collected.
 *
 * @param row the set in the database
 * @param built its files
 */
public record CollectedDataset(TrainingDataset row, BuiltDataset built) {}
