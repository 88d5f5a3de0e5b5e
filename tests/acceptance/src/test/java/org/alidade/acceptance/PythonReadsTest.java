package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import org.alidade.cube.TrackerConfig;
import org.alidade.testing.Python;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A finished cube file as h5py sees it: layouts, types, chunks, attributes, numbers. */
class PythonReadsTest {
  private static final Problem PROBLEM = Problem.small(51);

  @TempDir static Path folder;
  private static Path file;

  /** Arrays with an image and orbit weights, through all steps of a fit. */
  @BeforeAll
  static void makeFile() throws Exception {
    Python.assumeModules("h5py", "numpy");
    file = folder.resolve("cube.h5");
    Path arrays = PROBLEM.writeArrays(folder.resolve("arrays.h5"));
    Python.run(
        """
        import h5py, sys, numpy as np
        with h5py.File(sys.argv[1], 'a') as f:
            f['xpix'] = np.arange(50.) * 0.2
            f['ypix'] = np.arange(50.) * 0.1
            f['binnum'] = np.arange(50, dtype='i4') % 24
            f['orbit_weights'] = [1., 2., 5.]
        """,
        arrays);
    CommandRun.succeed("cube", "populate", file, "--from", arrays, "--rebin", "interp");
    CommandRun.succeed(
        "cube", "build", file, "--s-chunk", 10, "--c-chunk", 2, "--p-chunk", 4, "--workers", 2);
    TrackerConfig often =
        TrackerConfig.DEFAULT
            .withMetricsInterval(Duration.ZERO)
            .withValidationInterval(Duration.ZERO)
            .withCheckpointInterval(Duration.ZERO)
            .withSample(5, 20, 1)
            .withRingSize(7);
    double[] x =
        PipelineRunner.open(file)
            .solveAll(
                SolveOptions.builder()
                    .solver(Solver.KACZMARZ)
                    .epochs(3)
                    .seed(1)
                    .threads(2)
                    .orbitWeights(1, 2, 5)
                    .tracker(often)
                    .build())
            .x();
    Reconstruction.run(file, x, ReconstructOptions.defaults(), ProgressListener.NONE);
  }

  /** Python asserts; what it prints is for the failure message. */
  private static void check(String program) {
    check(file, program);
  }

  private static void check(Path path, String program) {
    String head =
        """
        import h5py, json, sys, numpy as np
        f = h5py.File(sys.argv[1], 'r')
        S, C, P, L, V = 24, 3, 6, 160, 31
        T = f['TemPix'].shape[0]
        def same(a, b):
            assert a == b, (a, b)
        """;
    Python.run(head + program, path);
  }

  @Test
  void inputsHaveTheShapesAndTypesOfTheContract() {
    check(
        """
        wanted = {'DataCube': ((S, L), 'f8'), 'Templates': ((P, T), 'f4'), 'LOSVD': ((S, V, C), 'f4'),
                  'TemPix': ((T,), 'f8'), 'ObsPix': ((L,), 'f8'), 'VelPix': ((V,), 'f8'),
                  'R_T': ((T, L), 'f4'), 'RebinMatrix': ((L, T), 'f4'),
                  'TemplatesFFT': ((P, T // 2 + 1), 'c8'), 'TemplatesFFT_R': ((P, T // 2 + 1), 'c8'),
                  'Mask': ((L,), '?'), 'XPix': ((50,), 'f8'), 'YPix': ((50,), 'f8'), 'BinNum': ((50,), 'i4'),
                  'CompWeights': ((C,), 'f8'), 'LamRange': ((2,), 'f8')}
        for name, (shape, dtype) in wanted.items():
            same((name, f[name].shape, f[name].dtype), (name, shape, np.dtype(dtype)))
        for name in ('DataCube', 'Templates', 'LOSVD', 'R_T'):
            same((name, f[name].compression, f[name].compression_opts, f[name].shuffle), (name, 'gzip', 4, True))
        same(f['VelPix'].attrs['units'], 'km/s')
        same(f['VelPix'].attrs['center_definition'], 'bin_centers')
        same(f['R_T'].attrs['rebin.mode'], 'interp')
        same(f['R_T'].attrs['orientation'], 'T,L')
        assert f['Mask'][()].sum() == L - 16
        assert np.abs(f['R_T'][()] - f['RebinMatrix'][()].T).max() <= 1e-6
        assert np.allclose(f['R_T'][()].sum(axis=0), 1, atol=2e-7)
        assert np.allclose(f['CompWeights'][()], [1/8, 2/8, 5/8])
        fft = np.fft.rfft(f['Templates'][()].astype('f8'), axis=1)
        assert np.abs(fft - f['TemplatesFFT'][()]).max() <= 2e-6 * np.abs(fft).max()
        rev = np.fft.rfft(f['Templates'][()].astype('f8')[:, ::-1], axis=1)
        assert np.abs(rev - f['TemplatesFFT_R'][()]).max() <= 2e-6 * np.abs(rev).max()
        for name in ('XPix', 'YPix'):
            assert {'units', 'semantic'} <= set(f[name].attrs)
        """);
  }

  @Test
  void sizesTemplateOriginAndGuardAreJsonTextAndScalars() {
    check(
        """
        dims = {'nSpat': S, 'nLSpec': L, 'nTSpec': T, 'nVel': V, 'nComp': C, 'nPop': P}
        same(json.loads(f.attrs['dims']), dims)
        same(json.loads(f.attrs['dims_json']), dims)
        for name, value in dims.items():
            scalar = f.attrs['dims.' + name]
            same((scalar.dtype, int(scalar)), (np.dtype('i8'), value))
        meta = json.loads(f.attrs['template_meta_json'])
        same(meta['axes'], ['T', 'Z', 'age', 'alpha'])
        same((meta['orig_t_axis'], meta['pop_shape'], meta['T_len_out']), (0, [1, P, 1], T))
        same(meta['crop_i_hi'] - meta['crop_i_lo'], T)
        same((meta['T_len_in'], meta['orig_shape'][0]), (meta['orig_shape'][0], meta['T_len_in']))
        same(meta['nonneg'], bool(f['Templates'][()].min() >= 0))
        a = f['Templates'].attrs
        for name in ('crop_i_lo', 'crop_i_hi', 'T_len_in', 'T_len_out', 'orig_t_axis'):
            same(int(a[name]), meta[name])
        same(list(a['orig_shape']), meta['orig_shape'])
        same(list(a['pop_shape']), meta['pop_shape'])
        guard = json.loads(f.attrs['guard_info_json'])
        same(set(guard), {'Kguard_px', 'dlog_tem', 'obs_lo', 'obs_hi', 'tem_lo', 'tem_hi', 'safety_pad_px'})
        for name, value in guard.items():
            same(f.attrs['guard.' + name], value)
        assert isinstance(guard['Kguard_px'], int) and isinstance(guard['safety_pad_px'], int)
        same((guard['tem_lo'], guard['tem_hi']), (f['TemPix'][0], f['TemPix'][-1]))
        same((guard['obs_lo'], guard['obs_hi']), (f['ObsPix'][0], f['ObsPix'][-1]))
        """);
  }

  @Test
  void theHypercubeIsPlainChunkedFloat32WithABitmapOfTiles() {
    check(
        """
        m = f['HyperCube/models']
        same((m.shape, m.dtype, m.chunks, m.compression), ((S, C, P, L), np.dtype('f4'), (10, 2, 4, L), None))
        d = f['HyperCube/_done']
        same((d.shape, d.dtype), ((3, 2, 2), np.dtype('u1')))
        assert (d[()] == 1).all()
        h = f['HyperCube'].attrs
        assert bool(h['complete']) and bool(h['kernel_unit_area'])
        same((list(h['shape']), list(h['chunks'])), ([S, C, P, L], [10, 2, 4, L]))
        same((h['losvd_amplitude_mode'], h['norm.mode'], float(h['vel_bias_kms'])), ('sum', 'model', 0.0))
        same(list(h['build.tiles']), [10, 2, 4])
        same(len(h['build.fingerprint']), 64)
        assert json.loads(h['build.options'])['rebin'] == 'interp' and str(h['build.version'])
        amp = f['HyperCube/norm/losvd_amp']
        same((amp.shape, amp.dtype, amp.chunks), ((S, C), np.dtype('f8'), (24, 3)))
        assert np.allclose(amp[()], f['LOSVD'][()].astype('f8').sum(axis=1), rtol=1e-6)
        assert np.allclose(f['HyperCube/norm/losvd_amp_sum'][()], amp[()].sum(axis=1))
        flux = f['HyperCube/data_flux']
        assert np.allclose(flux[()], f['DataCube'][()][:, f['Mask'][()]].mean(axis=1), rtol=1e-12)
        same((flux.attrs['stat'], 'source' in flux.attrs, 'semantic' in flux.attrs), ('mean', True, True))
        """);
  }

  @Test
  void solutionAndModelCubeBelongTogether() {
    check(
        """
        x = f['X_global']
        same((x.shape, x.dtype, int(x.attrs['n'])), ((C * P,), np.dtype('f8'), C * P))
        same(x.attrs['init'], b'jacobi') if isinstance(x.attrs['init'], bytes) else same(x.attrs['init'], 'jacobi')
        same(x.attrs['build.fingerprint'], f['HyperCube'].attrs['build.fingerprint'])
        same(x.chunks, (C * P,))
        assert (x[()] >= 0).all()
        y = f['ModelCube']
        same((y.shape, y.dtype, y.compression, y.chunks[1]), ((S, L), np.dtype('f8'), None, L))
        same(y.chunks[0], 10)
        A = f['HyperCube/models'][()].astype('f8').reshape(S, C * P, L)
        model = np.einsum('sjl,j->sl', A, x[()])
        assert np.abs(model - y[()]).max() <= 1e-12 * np.abs(model).max()
        """);
  }

  @Test
  void theFitGroupHasItsColumnsRingAndSample() {
    check(
        """
        fit = f['Fit']
        n = C * P
        for name in ('x_latest', 'x_best'):
            same((fit[name].shape, fit[name].dtype), ((n,), np.dtype('f8')))
        ring = fit['x_ring']
        same((ring.shape, ring.dtype, ring.chunks), ((7, n), np.dtype('f8'), (1, n)))
        head = ring.attrs['head']
        assert head.dtype == np.dtype('i8') and head >= 1
        assert (ring[(int(head) - 1) % 7] == fit['x_latest'][()]).all()
        metrics = fit['metrics']
        same(set(metrics), {'epoch', 'time_sec', 'train_rmse_ewma', 'val_rmse', 'delta_x_rel', 'nnz', 'l1_norm',
                            'l2_norm', 'mass_err_L1', 'mass_err_Linf'})
        lengths = {metrics[m].shape for m in metrics}
        assert len(lengths) == 1, lengths
        same((metrics['epoch'].dtype, metrics['time_sec'].dtype), (np.dtype('i8'), np.dtype('f8')))
        assert all(metrics[m].maxshape == (None,) for m in metrics)
        assert (np.diff(metrics['time_sec'][()]) >= 0).all() and (np.diff(metrics['epoch'][()]) >= 0).all()
        val = metrics['val_rmse'][()]
        same(float(fit['x_best'].attrs['val_rmse']), np.nanmin(val))
        assert 'epoch' in fit['x_best'].attrs
        same((fit['sample/spaxels'].shape, fit['sample/spaxels'].dtype), ((5,), np.dtype('i4')))
        same((fit['sample/val_pixels'].shape, fit['sample/val_pixels'].dtype), ((20,), np.dtype('i4')))
        assert f['Mask'][()][fit['sample/val_pixels'][()]].all()
        same(fit['orbit_weights'].shape, (C,))
        A = f['HyperCube/models'][()].astype('f8').reshape(S, n, L)
        s, p = fit['sample/spaxels'][()], fit['sample/val_pixels'][()]
        r = (f['DataCube'][()] - np.einsum('sjl,j->sl', A, fit['x_best'][()]))[np.ix_(s, p)]
        assert abs(np.sqrt((r ** 2).mean()) - fit['x_best'].attrs['val_rmse']) <= 1e-9
        """);
  }

  @Test
  void modelsCanBeComputedAnewWithNumpy() {
    check(
        """
        tem, H, v, R = (f[k][()].astype('f8') for k in ('Templates', 'LOSVD', 'VelPix', 'R_T'))
        k0 = V // 2
        models = f['HyperCube/models'][()]
        worst = 0
        for s, c, p in ((0, 0, 0), (13, 2, 5), (23, 1, 3)):
            h = np.maximum(H[s, :, c], 0)
            full = np.convolve(tem[p], h)
            worst = max(worst, np.abs(full[k0:k0 + T] @ R - models[s, c, p]).max() / models.max())
        assert worst <= 5e-7, worst
        """);
  }

  @Test
  void packedModelsAreStandardGzip() throws Exception {
    Path packed = GoldenCase.copy(file, "packed.h5");
    Compression.compress(packed, CompressOptions.defaults(), ProgressListener.NONE);
    check(
        packed,
        """
        m = f['HyperCube/models']
        same((m.shape, m.dtype, m.compression, m.shuffle), ((S, C, P, L), np.dtype('f4'), 'gzip', True))
        assert m.chunks[0] <= 8
        plain = h5py.File(sys.argv[1].replace('packed', 'cube'), 'r')
        same(set(f), set(plain))
        same(set(f['HyperCube']), set(plain['HyperCube']))
        assert (m[()] == plain['HyperCube/models'][()]).all()
        """);
  }

  @Test
  void nothingInTheFileNeedsMoreThanPlainHdf5() {
    List<String> strange =
        Python.run(
                """
                import h5py, sys
                f = h5py.File(sys.argv[1], 'r')
                def look(name, thing):
                    if isinstance(thing, h5py.Dataset):
                        if thing.dtype.kind not in 'fiubc':
                            print(name, thing.dtype)
                    for a, v in thing.attrs.items():
                        if v is None or getattr(getattr(v, 'dtype', None), 'kind', 'S') not in 'fiubSU':
                            print(name, a, type(v))
                look('/', f)
                f.visititems(look)
                """,
                file)
            .lines()
            .toList();
    assertThat(strange).isEmpty();
  }
}
