package org.alidade.lightcurve.internal.exchange;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import uk.ac.starlink.table.AbstractStarTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowSequence;

/** Datasets of one length in the root group of a file as columns of a table, read in blocks. */
public final class Hdf5Columns extends AbstractStarTable {
  private final List<Hdf5Dataset> datasets = new ArrayList<>();
  private final long rows;

  /** Looks at a file, which must stay open; columns are as long as that of the times. */
  public Hdf5Columns(Hdf5File file) {
    rows = file.dataset("/mjd").shape().size();
    for (String name : file.children("/")) {
      if (file.isDataset(name)) {
        Hdf5Dataset dataset = file.dataset(name);
        if (dataset.shape().rank() == 1 && dataset.shape().size() == rows && isRead(dataset)) {
          datasets.add(dataset);
        }
      }
    }
  }

  private static boolean isRead(Hdf5Dataset dataset) {
    Hdf5Type type = dataset.type();
    return type == Hdf5Type.STRING
        || type.isInteger()
        || type == Hdf5Type.FLOAT32
        || type == Hdf5Type.FLOAT64;
  }

  @Override
  public int getColumnCount() {
    return datasets.size();
  }

  @Override
  public long getRowCount() {
    return rows;
  }

  @Override
  public ColumnInfo getColumnInfo(int index) {
    Hdf5Dataset dataset = datasets.get(index);
    Class<?> type =
        dataset.type() == Hdf5Type.STRING
            ? String.class
            : dataset.type().isInteger() ? Long.class : Double.class;
    return new ColumnInfo(dataset.path().substring(1), type, null);
  }

  @Override
  public RowSequence getRowSequence() {
    return new Rows();
  }

  private final class Rows implements RowSequence {
    private final Object[] blocks = new Object[datasets.size()];
    private long row = -1;

    @Override
    public boolean next() {
      row++;
      if (row < rows && row % LongHdf5.BLOCK_ROWS == 0) {
        Slab slab = Slab.rows(row, Math.min(LongHdf5.BLOCK_ROWS, rows - row));
        for (int i = 0; i < blocks.length; i++) {
          blocks[i] = block(datasets.get(i), slab);
        }
      }
      return row < rows;
    }

    private static Object block(Hdf5Dataset dataset, Slab slab) {
      if (dataset.type() == Hdf5Type.STRING) {
        return dataset.readStrings(slab);
      }
      return dataset.type().isInteger() ? dataset.readLongs(slab) : dataset.readDoubles(slab);
    }

    @Override
    public Object getCell(int column) {
      return Array.get(blocks[column], (int) (row % LongHdf5.BLOCK_ROWS));
    }

    @Override
    public Object[] getRow() {
      Object[] cells = new Object[blocks.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = getCell(i);
      }
      return cells;
    }

    @Override
    public void close() {}
  }
}
